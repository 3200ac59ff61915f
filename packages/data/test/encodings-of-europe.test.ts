import type { TextColumn } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../src/index.js';

/** Sentences that have the letters of a language, and some plain ones. */
const others = {
  Polish: [
    'windows-1250',
    'Pchnąć w tę łódź jeża lub ośm skrzyń fig. Książka i dziewczyna, miłość, życie, śmierć',
  ],
  Czech: [
    'windows-1250',
    'Příliš žluťoučký kůň úpěl ďábelské ódy. Něco se stalo v pondělí večer, řekl člověk',
  ],
  Slovak: [
    'windows-1250',
    'Húf šťastných ďatľov učí koňa žuvať kôru. Ďakujem, veľmi dobre, môj kôň je väčší',
  ],
  Hungarian: [
    'windows-1250',
    'Árvíztűrő tükörfúrógép. A felhő fölött repülő gép gyűrűt rajzolt az égre, erdő, szőlő',
  ],
  Romanian: [
    'windows-1250',
    'Bucureşti, Timişoara, Constanţa, Braşov, Galaţi, Brăila. Când vine toamna, viaţă, aţi',
  ],
  Croatian: [
    'windows-1250',
    'Gojazni đačić drži hmelj u džepu nošnje. Noćas ću doći kući, čovjek, riječ, više, šuma',
  ],
  Turkish: [
    'windows-1254',
    'Pijamalı hasta yağız şoföre çabucak güvendi. Kırşehir, doğum, yaşı, güneş, kış, ağaç',
  ],
  Lithuanian: [
    'windows-1257',
    'Įlinkdama fechtuotojo špaga blykčiodama gręžė apvalų arbūzą. Žąsis, šuo, ąžuolas, ūkis',
  ],
  Russian: [
    'windows-1251',
    'Съешь ещё этих мягких французских булок, да выпей чаю. Каждый охотник желает знать',
  ],
  Ukrainian: [
    'windows-1251',
    'Жебракують філософи при ґанку церкви в Гадячі, ще й шатро їхнє знаємо. Київ, прізвище',
  ],
  Greek: [
    'windows-1253',
    'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Αθήνα, Θεσσαλονίκη, διεύθυνση, ηλικία, ευχαριστώ',
  ],
} as const;
const western = {
  French:
    'Dès Noël où un zéphyr haï me vêt. Qualité\u00a0: été\u00a0; «\u00a0déjà\u00a0» naïf, cœur, ça, forêt, août',
  German: 'Falsches Üben von Xylophonmusik quält jeden größeren Zwerg, 5 m³ für 20 °C, Straße, Äpfel',
  Spanish: '¿Qué día es hoy? ¡Mañana será otro! El pingüino añora Córdoba, el 1º y la 2ª niña, león',
  Portuguese: 'À noite, vovô Kowalsky vê o ímã cair no pé do pinguim e a situação, pão, mãe, São João',
  Italian: 'Perché non può venire lunedì? Giù di là c’è un caffè. Virtù, libertà, però, cioè, né, così',
  Swedish: 'Flygande bäckasiner söka hwila på mjuka tuvor. Västerås, Örebro, sjön, människor, båtar',
  Danish: 'Quizdeltagerne spiste jordbær med fløde. København, Århus, æblet, bjørnen, både, øje, få',
  Icelandic: 'Kæmi ný öxi hér ykist þjófum nú bæði víl og ádrepa. Það er gott veður, móðir mín, þú',
  Names: 'Müller García François Åke João Zoë Peña Gonçalves Strauß Björn Hélène Jørgen Núñez Désirée',
};

/** A table with a row for every three words, in the bytes of an encoding. */
function file(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  // Of Windows-1252 the decoder of Node has control characters in these places.
  if (encoding === 'windows-1252') bytes.set('œ', 0x9c).set('’', 0x92);
  const words = text.split(' ');
  const rows = Array.from(
    { length: words.length - 2 },
    (_, i) => `"${words.slice(i, i + 3).join(' ')}",${i}\n`,
  );
  return Uint8Array.from([...`text,n\n${rows.join('')}`].map((each) => bytes.get(each) as number));
}

const message = (bytes: Uint8Array): string => {
  try {
    return readCsv(bytes, { name: 'data.csv' }).source.notes.join('\n');
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a text of Europe that is not UTF-8', () => {
  it.each(Object.entries(others))(
    'is not read as of the West in %s, but its encoding named',
    (_, [encoding, text]) => {
      const bytes = file(text, encoding);
      expect(message(bytes)).toMatch(
        new RegExp(
          `this is not UTF-8, but seems to be W.+\\. If it is, say so with encoding: '${encoding}'\\.`,
        ),
      );
      const { cells } = readCsv(bytes, { encoding }).find('text') as TextColumn;
      expect(cells[0]).toBe(text.split(' ').slice(0, 3).join(' '));
      // Capital letters are letters of the language as well.
      expect(message(file(text.toUpperCase().replace(/ΐ/gi, 'Ι'), encoding))).toContain(`'${encoding}'`);
    },
  );

  it.each(Object.entries(western))('is read as it is in %s', (_, text) => {
    const bytes = file(text, 'windows-1252');
    expect(message(bytes)).toMatch(/^not UTF-8 \(line \d\): read as Windows-1252 \(Latin-1\);/);
    const { cells } = readCsv(bytes).find('text') as TextColumn;
    expect(cells[0]).toBe(text.split(' ').slice(0, 3).join(' '));
  });

  it('is refused in a script that is not told for sure, and where a file of UTF-8 is damaged', () => {
    expect(message(file('Съешь ещё этих мягких французских булок, да выпей чаю', 'koi8-r'))).toBe(
      'data.csv line 2: the byte 0xf3 at offset 8 is not UTF-8. Save the file as UTF-8, or say what it is with encoding: ' +
        'latin1 for the West of Europe, windows-1250 for its middle, windows-1251 for Cyrillic, or another one. [FILE_ENCODING]',
    );
    const damaged = new TextEncoder().encode(`text,n\n${'été déjà,1\n'.repeat(9)}`);
    damaged[7] = 0xc3;
    damaged[8] = 0x20;
    expect(message(damaged)).toMatch(/the byte 0xc3 at offset 7 is not UTF-8\. Save/);
  });
});

/** Roughly how wide a text is in pixels: there is nothing to measure with in Node. Errs to the wide side. */
export function textWidth(text: string, fontSize = 12): number {
  let width = 0;
  for (const character of text) {
    if (/[\u1100-\uffdc]|\p{Extended_Pictographic}/u.test(character)) width += 1.05;
    else if (/[mwMW@%]/.test(character)) width += 0.98;
    else if (/\p{Lu}/u.test(character)) width += 0.74;
    else if (/[iljft.,:;'|!() ]/.test(character)) width += 0.38;
    else width += 0.62;
  }
  return width * fontSize;
}

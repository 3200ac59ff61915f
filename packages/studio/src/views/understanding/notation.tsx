/** A matrix by its name: W[1] with its layer raised, as the course writes it. */
export function Name({ of }: { of: string }) {
  const [, letters, layer] = /^([^[]+)(?:\[(.+)\])?$/.exec(of)!;
  return (
    <span class="name">
      <i>{letters}</i>
      {layer !== undefined && <sup>[{layer}]</sup>}
    </span>
  );
}

/** A formula with its names in the course's notation: `Z[1] = W[1] A[0] + b[1]`. */
export function Formula({ text }: { text: string }) {
  const parts = text.split(/((?:d?[ZAWb]|X|Y|Ŷ)\[[^\]]+\])/);
  return (
    <span class="formula">
      {parts.map((part, at) => (at % 2 === 1 ? <Name key={at} of={part} /> : part))}
    </span>
  );
}

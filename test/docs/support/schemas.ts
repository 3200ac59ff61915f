import { jsonSchemas } from '../../../packages/cli/src/schemas/index.js';

const width = 100;

/** A block for every schema of the command's documents: `schema-train`, … */
export const schemaBlocks: Readonly<Record<string, () => string>> = Object.fromEntries(
  Object.entries(jsonSchemas).map(([name, schema]) => [
    `schema-${name}`,
    () => `\`\`\`json\n${compact(schema)}\n\`\`\``,
  ]),
);

/** JSON in which whatever fits into a line stands in a line. */
function compact(value: unknown, indent = ''): string {
  const line = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= width) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${wrapped(value, deeper)}\n${indent}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${deeper}${JSON.stringify(name)}: ${compact(member, deeper)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** Words fill their lines; anything larger has lines of its own. */
function wrapped(items: readonly unknown[], indent: string): string {
  if (!items.every((item) => typeof item === 'string')) {
    return items.map((item) => indent + compact(item, indent)).join(',\n');
  }
  const lines: string[] = [];
  let line = indent;
  for (const [i, item] of items.entries()) {
    const word = `${JSON.stringify(item)}${i < items.length - 1 ? ',' : ''}`;
    if (line !== indent && line.length + word.length + 1 > width) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

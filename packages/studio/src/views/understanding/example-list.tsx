import { formatCount, formatNumber } from '../../parts/numbers.js';
import type { ExampleList, SubjectPart } from '../../session/subject/protocol.js';
import { choose, subject } from '../../state/understanding.js';
import { isLong } from './example-panel.js';
import { PixelPicture } from './pixel-picture.js';

/** Examples side by side: pictures, or rows with the columns that the network leans on most. Each opens. */
export function Examples({ list, part }: { list: ExampleList; part: SubjectPart }) {
  const open = (at: number) => {
    void choose(part, at);
    document.getElementById('example')?.scrollIntoView({ block: 'nearest' });
  };
  const { examples, image, columns, total } = list;
  if (examples.length === 0) return <p class="soft">There are none.</p>;
  const more = total > examples.length && <p class="soft">and {formatCount(total - examples.length)} more</p>;
  if (image) {
    return (
      <>
        <ul class="gallery">
          {examples.map(({ at, where, actual, predicted, wrong, probability, pixels }) => (
            <li key={at}>
              <button type="button" onClick={() => open(at)}>
                <PixelPicture image={image} pixels={pixels!} size={72} label={where} />
                <span>
                  {actual === null ? '' : `${actual} → `}
                  <strong class={wrong ? 'mistake' : 'right-one'}>{predicted}</strong>
                </span>
                <span class="soft">{probability === null ? '' : `${(100 * probability).toFixed(0)} %`}</span>
              </button>
            </li>
          ))}
        </ul>
        {more}
      </>
    );
  }
  return (
    <>
      <div class="scroll">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">where</th>
              <th scope="col">{subject.value?.target ?? 'true'}</th>
              <th scope="col">predicted</th>
              {subject.value?.task !== 'regression' && (
                <th scope="col" class="right">
                  sure
                </th>
              )}
              {columns.map((name, i) => (
                <th
                  key={name}
                  scope="col"
                  class={examples.some(({ values }) => isLong(values[i])) ? undefined : 'right'}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {examples.map(({ at, where, actual, predicted, wrong, probability, values }) => (
              <tr key={at}>
                <th scope="row">
                  <button type="button" class="quiet" onClick={() => open(at)}>
                    {where}
                  </button>
                </th>
                <td>{actual ?? '–'}</td>
                <td class={wrong ? 'mistake' : undefined}>{predicted}</td>
                {subject.value?.task !== 'regression' && (
                  <td class="right">{probability === null ? '–' : `${(100 * probability).toFixed(1)} %`}</td>
                )}
                {values.map((value, i) => (
                  <td key={columns[i]} class={isLong(value) ? 'long' : 'right'}>
                    {value === null ? '–' : typeof value === 'number' ? formatNumber(value) : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}

import { Copyable } from '../../parts/copyable.js';
import { trainCommand, trainScript } from '../../state/code.js';

/** The command and the script that train this very network. */
export function CodePanel() {
  if (trainCommand.value === null) return null;
  return (
    <section class="panel" aria-labelledby="code">
      <h2 id="code">The same network without this page</h2>
      <p class="soft">Both train it to the same bits, from the data as they are named here.</p>
      <Copyable title="Command" text={trainCommand.value} />
      <Copyable title="TypeScript" text={trainScript.value!} />
    </section>
  );
}

import { CostChart } from './cost-chart.js';

/** The training as it goes. */
export function TrainingPage() {
  return (
    <section class="panel" aria-labelledby="cost">
      <h2 id="cost">Cost</h2>
      <CostChart />
    </section>
  );
}

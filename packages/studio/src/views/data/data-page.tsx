import { data, refused } from '../../state/data.js';
import { ChooseData } from './choose-data.js';
import { ColumnTable } from './column-table.js';
import { Diagnosis } from './diagnosis.js';
import { Dimensions } from './dimensions.js';
import { FirstRows } from './first-rows.js';
import { Framing } from './framing.js';
import { HowRead } from './how-read.js';
import { Images } from './images.js';
import { Kept } from './kept.js';
import { Target } from './target.js';

/** Data: choose them, see their dimensions, correct what they were taken for, look at them, put them another way. */
export function DataPage() {
  const summary = data.value;
  return (
    <>
      <ChooseData />
      {summary === null && refused.value !== null && <HowRead />}
      {summary !== null && (
        <>
          <Dimensions />
          <div class="two">
            <Target />
            <HowRead />
          </div>
          <ColumnTable />
          <Images />
          <Diagnosis />
          <Framing />
          <FirstRows />
          <Kept />
        </>
      )}
    </>
  );
}

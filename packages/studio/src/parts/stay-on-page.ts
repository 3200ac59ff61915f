/**
 * Files that are dropped beside every place for them are let go. A browser that is left to itself would leave the page for
 * them, and a training with it. The places hear of them later, and take them.
 */
export function stayOnPage(): void {
  addEventListener('dragover', (event) => {
    const { dataTransfer } = event;
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  });
  addEventListener('drop', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
}

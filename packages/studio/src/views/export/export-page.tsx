/** Export: soon. */
export function ExportPage() {
  return <p class="soft">Not here yet.</p>;
}

/** Understanding: soon. */
export function UnderstandingPage() {
  return <p class="soft">Not here yet.</p>;
}

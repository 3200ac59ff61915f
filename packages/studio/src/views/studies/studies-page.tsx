/** Studies: soon. */
export function StudiesPage() {
  return <p class="soft">Not here yet.</p>;
}

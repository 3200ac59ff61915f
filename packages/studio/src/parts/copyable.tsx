import { useRef, useState } from 'preact/hooks';

/** Text to be copied: a command, a script, a link. */
export function Copyable({ title, text, note }: { title: string; text: string; note?: string }) {
  const [done, setDone] = useState<'copied' | 'refused' | null>(null);
  const shown = useRef<HTMLPreElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      // A browser may refuse it: then the text is marked, for the keys of the user.
      getSelection()?.selectAllChildren(shown.current!);
      setDone('refused');
    }
    setTimeout(() => setDone(null), 4000);
  };
  const said = { copied: `${title} is copied`, refused: 'Not copied: the text is marked, press Ctrl+C' };
  return (
    <div class="copyable">
      <div class="row">
        <h3>{title}</h3>
        <button type="button" onClick={() => void copy()} aria-label={`Copy: ${title}`}>
          {done === 'copied' ? 'Copied' : 'Copy'}
        </button>
        {note && <span class="soft">{note}</span>}
        {done === 'refused' && <span class="soft">{said.refused}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre tabIndex={0} ref={shown}>
        {text}
      </pre>
      <span class="unseen" role="status">
        {done === null ? '' : said[done]}
      </span>
    </div>
  );
}

import { useState } from 'preact/hooks';

/** Text to be copied: a command, a script, a link. */
export function Copyable({ title, text, note }: { title: string; text: string; note?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="copyable">
      <div class="row">
        <h3>{title}</h3>
        <button type="button" onClick={() => void copy()} aria-label={`Copy: ${title}`}>
          {copied ? 'Copied' : 'Copy'}
        </button>
        {note && <span class="soft">{note}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <span class="unseen" role="status">
        {copied ? `${title} is copied` : ''}
      </span>
    </div>
  );
}

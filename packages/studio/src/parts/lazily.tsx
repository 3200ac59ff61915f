import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code is loaded when it is first shown, so that the page opens without it. */
export function lazily(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return function Lazily() {
    const [Page, setPage] = useState<ComponentType | undefined>(() => loaded);
    const [problem, setProblem] = useState<string | null>(null);
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (component) => {
          loaded = component;
          setPage(() => component);
        },
        () => setProblem('This view cannot be loaded: is the server still running? Reload the page.'),
      );
    }, []);
    if (Page !== undefined) return <Page />;
    return (
      <p class="soft" role="status">
        {problem ?? 'Opening …'}
      </p>
    );
  };
}

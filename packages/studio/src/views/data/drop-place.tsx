import { useLayoutEffect, useState } from 'preact/hooks';
import { filesOfInput } from './dropped-files.js';
import { takeDropped, takeFiles } from './take-files.js';

const formats = 'CSV, JSON, JSON Lines, Parquet, IDX, NPY, NPZ, HDF5, images, or a saved model';

/** Where files are opened: by a dialog, or dropped anywhere on the view. */
export function DropPlace() {
  const [over, setOver] = useState(false);
  // With the drawing, not after it: what is dropped as soon as the place is seen must find it listening.
  useLayoutEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer !== null) void takeDropped(event.dataTransfer);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <div class={over ? 'drop over' : 'drop'}>
      <FileButton name="Open files" />
      <FileButton name="Open a folder" folder />
      <p class="soft">
        or drop them here: {formats}. A sub-folder of images is a class; labels may be a second file. Nothing
        leaves this machine.
      </p>
    </div>
  );
}

function FileButton({ name, folder = false }: { name: string; folder?: boolean }) {
  return (
    <label class={folder ? 'file second' : 'file'}>
      <span>{name}</span>
      <input
        type="file"
        multiple
        {...(folder && { webkitdirectory: true })}
        onChange={({ currentTarget }) => {
          const files = filesOfInput(currentTarget.files);
          currentTarget.value = '';
          void takeFiles(files);
        }}
      />
    </label>
  );
}

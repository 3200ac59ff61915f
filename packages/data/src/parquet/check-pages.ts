import type { FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';

/** Longer lists end the program. */
const mostEntries = 100_000_000;

/**
 * The headers of the pages stand in the file a second time, and say how many values each has. A damaged one would
 * have the reader make room for any number of them, more than a list can have, which ends the program.
 * @throws Error for a page of more values than its column has
 */
export function checkPages(metadata: FileMetaData, file: ArrayBuffer): void {
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data } of columns) {
      if (meta_data === undefined) continue;
      const { data_page_offset, dictionary_page_offset, total_compressed_size, num_values } = meta_data;
      const offsets = [data_page_offset, ...(dictionary_page_offset ? [dictionary_page_offset] : [])];
      const begin = Math.min(...offsets.map(Number));
      const end = begin + Number(total_compressed_size);
      const reader = { view: new DataView(file), offset: begin };
      while (reader.offset >= 0 && reader.offset < end - 1 && end <= file.byteLength) {
        const header = parquetHeader(reader);
        const { dictionary_page_header, data_page_header, data_page_header_v2 } = header;
        // A dictionary may have entries that no row of the column uses; each has a byte at least.
        const entries = dictionary_page_header?.num_values ?? 0;
        const values = (data_page_header ?? data_page_header_v2)?.num_values ?? 0;
        const most = Math.min(header.uncompressed_page_size, mostEntries);
        if (values > Number(num_values) || entries > most || header.compressed_page_size < 0) {
          throw new Error(`a page announces ${entries || values} values, which its column does not have`);
        }
        reader.offset += header.compressed_page_size;
      }
    }
  }
}

import { type ProductLibrary, registerProducts } from '@colonnade/core/engine';
import { howToGetBlas } from './library/advice.js';
import { findBlas } from './library/find-blas.js';
import { productLibrary } from './product-library.js';

let made: ProductLibrary | undefined;

registerProducts({
  find() {
    const blas = findBlas();
    if (!blas) return undefined;
    made ??= productLibrary(blas);
    return made;
  },
  advice: howToGetBlas,
});

/**
 * From a CAS to what an encoder reads: sentences, words, word pieces and windows, and the splitter
 * that finds sentences where no other component has done so.
 *
 * <p>Offsets are UTF-16, end exclusive; {@link org.uimaadr.text.CodePointOffsets} maps the
 * tokenizer's, which count code points.
 */
package org.uimaadr.text;

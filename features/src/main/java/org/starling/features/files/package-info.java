/**
 * Owns uploaded files: the bytes in the file store, their rows in fileinfo, pictures' previews, and
 * uploads in parts. A file belongs to a channel from its first moment and to a post once one names
 * it; who may read the channel may read the file, and its uploader always. Bytes are there before
 * the row is, so a row that can be read can be served. Start at {@link
 * org.starling.features.files.Files}, which posts use.
 */
@NullMarked
package org.starling.features.files;

import org.jspecify.annotations.NullMarked;

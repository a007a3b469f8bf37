/** Files by key: the local directory today, S3 beside it later. */
@NullMarked
package org.starling.platform.storage;

import org.jspecify.annotations.NullMarked;

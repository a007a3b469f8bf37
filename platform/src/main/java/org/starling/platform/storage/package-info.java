/** Files by key, in a directory or in an object store; only this package knows S3. */
@NullMarked
package org.starling.platform.storage;

import org.jspecify.annotations.NullMarked;

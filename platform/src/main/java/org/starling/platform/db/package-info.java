/**
 * The database door: pools for primary, replicas and search, readers and transactions, and the
 * schema's migrations. The only package that may import {@code java.sql}.
 */
@NullMarked
package org.starling.platform.db;

import org.jspecify.annotations.NullMarked;

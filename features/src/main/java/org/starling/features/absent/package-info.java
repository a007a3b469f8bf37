/**
 * What the contract has and this server has not, or not yet: each such endpoint checks what the
 * contract checks, and then says so with the contract's own refusal, or answers truthfully that
 * there is nothing. The endpoints are data, in absent.txt; start at {@link
 * org.starling.features.absent.AbsentRow}. A feature that arrives declares its routes, and the rows
 * give way.
 */
@NullMarked
package org.starling.features.absent;

import org.jspecify.annotations.NullMarked;

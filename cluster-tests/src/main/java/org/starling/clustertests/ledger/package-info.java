/** What the database knows: its rows at the end, and who did what only one may do. */
@NullMarked
package org.starling.clustertests.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * The other nodes: who they are, what is told and asked between them, who leads, and whether this
 * node still has contact. Start at {@link org.starling.platform.cluster.Cluster}; facts in
 * contract/cluster.md, reasons in docs/decisions/cluster.md.
 */
@NullMarked
package org.starling.platform.cluster;

import org.jspecify.annotations.NullMarked;

/**
 * Owns what is said of the nodes of a cluster: which there are, whether they agree in version,
 * schema and settings, and what is wrong with one that is not well. Start at {@link
 * org.starling.features.nodes.Nodes}.
 */
@NullMarked
package org.starling.features.nodes;

import org.jspecify.annotations.NullMarked;

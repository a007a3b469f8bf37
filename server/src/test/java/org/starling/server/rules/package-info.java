/**
 * The rules of the house that the compiled classes and the sources show: who imports whom, sizes,
 * names. {@link org.starling.server.rules.RulesTest} runs them.
 */
@NullMarked
package org.starling.server.rules;

import org.jspecify.annotations.NullMarked;

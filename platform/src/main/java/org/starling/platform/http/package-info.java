/**
 * The edge: routes, their order of checks, bodies, errors as JSON. Start at {@link
 * org.starling.platform.http.Edge}, which runs caller, limit, body and handler of a {@link
 * org.starling.platform.http.Route} in that order. Netty is used here and in realtime only.
 */
@NullMarked
package org.starling.platform.http;

import org.jspecify.annotations.NullMarked;

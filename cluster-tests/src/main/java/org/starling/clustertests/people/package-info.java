/**
 * The workload: clients that write, listen, reconnect and read again as the web client does. Start
 * at {@link org.starling.clustertests.people.Crowd}.
 */
@NullMarked
package org.starling.clustertests.people;

import org.jspecify.annotations.NullMarked;

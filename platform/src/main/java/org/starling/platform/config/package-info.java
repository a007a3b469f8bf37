/**
 * The configuration: config.json and the environment, read into immutable records. A bad file never
 * replaces a good snapshot.
 */
@NullMarked
package org.starling.platform.config;

import org.jspecify.annotations.NullMarked;

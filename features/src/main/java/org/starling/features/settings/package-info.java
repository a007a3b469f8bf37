/**
 * Owns what clients and administrators see of the settings: the two maps of the client
 * configuration, the licence's stand-in, and reading and changing config.json over the API. Start
 * at {@link org.starling.features.settings.ClientConfig}; who may see which key is in
 * settings-access.tsv, what a client gets in client-config.tsv.
 */
@NullMarked
package org.starling.features.settings;

import org.jspecify.annotations.NullMarked;

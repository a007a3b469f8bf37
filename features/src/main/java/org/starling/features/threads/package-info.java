/**
 * Owns threads: their rows are kept in the transaction of each reply, and so is who follows them
 * and what is unread. KeepThreads writes, ReadThreads and MarkThreads serve the inbox.
 */
@NullMarked
package org.starling.features.threads;

import org.jspecify.annotations.NullMarked;

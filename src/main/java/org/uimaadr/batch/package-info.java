/**
 * Runs an analysis engine over a collection: documents in, results and a summary out.
 *
 * <p>One bad document never stops a run; it is reported with its cause and a way to mend it.
 */
package org.uimaadr.batch;

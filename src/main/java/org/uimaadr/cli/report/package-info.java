/**
 * The report of a training or an evaluation: a page to read, and the same numbers as JSON.
 *
 * <p>It stands with the command line, whose libraries it needs (a template engine, a plotting
 * library, an SVG writer); none of them reaches a consumer of the jar.
 */
package org.uimaadr.cli.report;

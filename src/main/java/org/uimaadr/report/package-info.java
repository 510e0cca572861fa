/**
 * Writers of results: JSON Lines, XMI, CSV, and brat's standoff format.
 *
 * <p>Every file appears under its name only once it is whole. Offsets are UTF-16, end exclusive,
 * and refer to the text in the CAS.
 */
package org.uimaadr.report;

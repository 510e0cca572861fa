/** The command line {@code adr}. */
package org.uimaadr.cli;

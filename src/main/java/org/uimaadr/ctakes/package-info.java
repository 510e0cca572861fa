/**
 * Apache cTAKES: the engines as cTAKES' components, a mapper to its types, and piper files. cTAKES
 * itself comes from the class path of the pipeline ({@code provided}).
 */
package org.uimaadr.ctakes;

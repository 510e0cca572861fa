/**
 * Models on disk and in use: checkpoints as transformers saves them, bundles as this software ships
 * them, the registry of open models, and the service that scores sentences and decides on their
 * mentions.
 *
 * <p>Offsets are UTF-16, end exclusive, relative to the sentence's text.
 */
package org.uimaadr.model;

/**
 * Checkpoints of the Hugging Face hub: downloaded on demand into the hub's own cache, where
 * huggingface_hub and every tool built on it find them, too.
 *
 * <p>Layout of the cache: <a href="https://huggingface.co/docs/hub/local-cache">Hub Local
 * Cache</a>; the meaning of the hub's HTTP headers and of the environment variables is that of
 * huggingface_hub ({@code file_download.py}, {@code constants.py}).
 */
package org.uimaadr.model.hub;

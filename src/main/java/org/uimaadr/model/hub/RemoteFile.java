package org.uimaadr.model.hub;

/**
 * What the hub says of a file.
 *
 * @param model the model, at the commit that holds the file
 * @param name of the file
 * @param etag identifies its content, and is its name in the cache
 * @param size in bytes, or {@link DownloadListener#UNKNOWN}
 */
record RemoteFile(HubModelId model, String name, String etag, long size) {

  String commit() {
    return model.revision();
  }

  @Override
  public String toString() {
    return name + " of " + model;
  }
}

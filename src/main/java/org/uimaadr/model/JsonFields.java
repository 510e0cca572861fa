package org.uimaadr.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Typed access to the fields of a JSON object; an error names the file and the field. */
final class JsonFields {

  private final JsonObject json;
  private final String file;
  private final String path;

  JsonFields(JsonObject json, String file) {
    this(json, file, "");
  }

  private JsonFields(JsonObject json, String file, String path) {
    this.json = json;
    this.file = file;
    this.path = path;
  }

  JsonObject json() {
    return json;
  }

  boolean has(String name) {
    return json.has(name);
  }

  String string(String name) throws InvalidModelException {
    if (json.get(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw invalid(name, "a text");
  }

  boolean bool(String name) throws InvalidModelException {
    if (json.get(name) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw invalid(name, "true or false");
  }

  double number(String name) throws InvalidModelException {
    if (json.get(name) instanceof JsonPrimitive value && value.isNumber()) {
      return value.getAsDouble();
    }
    throw invalid(name, "a number");
  }

  /** A whole number above 0. */
  int size(String name) throws InvalidModelException {
    double number = number(name);
    if (number == Math.rint(number) && number > 0 && number <= Integer.MAX_VALUE) {
      return (int) number;
    }
    throw invalid(name, "a whole number above 0");
  }

  List<String> strings(String name) throws InvalidModelException {
    if (!(json.get(name) instanceof JsonArray values)) {
      throw invalid(name, "an array of texts");
    }
    List<String> strings = new ArrayList<>();
    for (JsonElement value : values) {
      if (!(value instanceof JsonPrimitive text && text.isString())) {
        throw invalid(name, "an array of texts");
      }
      strings.add(value.getAsString());
    }
    return strings;
  }

  JsonFields object(String name) throws InvalidModelException {
    if (json.get(name) instanceof JsonObject value) {
      return new JsonFields(value, file, path + name + ".");
    }
    throw invalid(name, "an object");
  }

  /** All fields of an object whose fields are objects, in their order. */
  Map<String, JsonFields> objects() throws InvalidModelException {
    Map<String, JsonFields> objects = new LinkedHashMap<>();
    for (String name : json.keySet()) {
      objects.put(name, object(name));
    }
    return objects;
  }

  /**
   * Refuses a field that asks for more than this version does; it may be absent.
   *
   * @param only the one value that is supported, a text or true or false
   * @param fix what to do otherwise
   */
  void requireIfPresent(String name, String only, String fix) throws InvalidModelException {
    JsonElement value = json.get(name);
    boolean supported =
        value == null
            || value.isJsonNull()
            || value.isJsonPrimitive() && value.getAsString().equals(only);
    if (!supported) {
      throw new InvalidModelException(
          file, "%s%s is %s, supported is only %s; %s".formatted(path, name, value, only, fix));
    }
  }

  /** The error that a field is not what it must be. */
  InvalidModelException invalid(String name, String expected) {
    JsonElement value = json.get(name);
    String actual = value == null ? "missing" : value.toString();
    return new InvalidModelException(
        file, path + name + " must be " + expected + " but is " + actual + "; " + StrictJson.FIX);
  }
}

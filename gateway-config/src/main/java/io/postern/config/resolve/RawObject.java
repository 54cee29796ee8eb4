package io.postern.config.resolve;

import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.SourceFile;
import java.util.Optional;

/**
 * An object as its file has it.
 *
 * @param name the file's stem
 * @param content empty where the file cannot be read: the object exists all the same
 */
public record RawObject(String name, SourceFile file, Optional<ObjectNode> content) {}

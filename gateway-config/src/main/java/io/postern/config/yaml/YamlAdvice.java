package io.postern.config.yaml;

import io.postern.config.document.OffsetText;

/** Says in plain words what a YAML file has that is not read here, and what to write instead. */
final class YamlAdvice {

    static final String TAB = "expected spaces before the text of this line, found a tab";
    static final String MERGE = "expected a key, found <<, which is not read; use \"inheritance\"";

    private YamlAdvice() {}

    static String alias(String name) {
        return "expected a value, found the alias *"
                + OffsetText.bare(name)
                + "; write the value itself, or use \"inheritance\", or put it in quotes if it is text";
    }

    static String anchor(String name) {
        return "expected a value, found the anchor &"
                + OffsetText.bare(name)
                + "; leave it out, or put it in quotes if it is text";
    }

    static String tag(String tag) {
        return "expected a value, found the tag "
                + OffsetText.bare(tag.replace("tag:yaml.org,2002:", "!!"))
                + "; leave it out, and put text in quotes";
    }
}

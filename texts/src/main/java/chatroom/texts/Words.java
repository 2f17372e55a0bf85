package chatroom.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a client says to its person, in one language. Immutable: any thread.
///
/// The words are in `words_en.properties` and its translations beside it, in UTF-8. In a pattern
/// `{name}` or `{0}` stands for an argument; nothing else is special, an apostrophe neither. What
/// depends on a number has two keys, `….one` and `….other`, and `….two` in a language that has
/// words for a pair.
public final class Words {
    /// Those whose script runs from right to left, whether there are words in them or not.
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> patterns;
    private final Locale locale;

    private Words(Map<String, String> patterns, Locale locale) {
        this.patterns = patterns;
        this.locale = locale;
    }

    /// The words for people who read `locale`: its country's, its language's, else English, key by
    /// key.
    public static Words in(Locale locale) {
        Map<String, String> patterns = new TreeMap<>();
        for (String name : names(locale)) {
            patterns.putAll(load(name));
        }
        return new Words(patterns, spoken(locale) ? locale : Locale.ENGLISH);
    }

    private static boolean spoken(Locale locale) {
        String language = locale.getLanguage();
        return !language.isEmpty()
                && Words.class.getResource("words_" + language + ".properties") != null;
    }

    /// By which numbers, dates and orders go with these words: the one that was asked for, else
    /// English.
    public Locale locale() {
        return locale;
    }

    /// Whether this language is written from right to left.
    public boolean rightToLeft() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage());
    }

    /// The languages that there are words in, by their code.
    public static List<Locale> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> Words.class.getResource("words_" + code + ".properties") != null)
                .map(Locale::of)
                .toList();
    }

    /// From the most general to the most special.
    private static List<String> names(Locale locale) {
        List<String> names = new ArrayList<>(List.of("words_en"));
        if (!locale.getLanguage().isEmpty() && !locale.getLanguage().equals("en")) {
            names.add("words_" + locale.getLanguage());
        }
        if (!locale.getCountry().isEmpty()) {
            names.add("words_" + locale.getLanguage() + "_" + locale.getCountry());
        }
        return names;
    }

    private static Map<String, String> load(String name) {
        try (InputStream in = Words.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                return Map.of();
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words of that key, without arguments.
    ///
    /// @throws IllegalArgumentException where there is no such key
    public String of(String key) {
        return pattern(key);
    }

    /// The words of that key with the arguments in the place of `{0}`, `{1}`, …
    ///
    /// @throws IllegalArgumentException where there is no such key
    public String of(String key, List<String> args) {
        return filled(
                pattern(key),
                IntStream.range(0, args.size())
                        .boxed()
                        .collect(Collectors.toMap(String::valueOf, args::get)));
    }

    /// The words of that key with the arguments in the place of their names. A placeholder without
    /// an argument stays as it is.
    ///
    /// @throws IllegalArgumentException where there is no such key
    public String of(String key, Map<String, String> args) {
        return filled(pattern(key), args);
    }

    /// As [#of], by the number of things: `….one` for 1, `….two` for 2 where there is one, else
    /// `….other`; `{count}` is the number, in the digits of the language.
    ///
    /// @throws IllegalArgumentException where there is no such key
    public String counted(String key, long count, Map<String, String> args) {
        Map<String, String> all = new TreeMap<>(args);
        all.put("count", NumberFormat.getIntegerInstance(locale).format(count));
        return of(key + form(key, count), all);
    }

    private String form(String key, long count) {
        if (count == 2 && patterns.containsKey(key + ".two")) {
            return ".two";
        }
        return count == 1 ? ".one" : ".other";
    }

    /// The words of that key if there are any: for keys that come from elsewhere, such as the
    /// refusals of a newer server.
    public Optional<String> find(String key) {
        return Optional.ofNullable(patterns.get(key));
    }

    /// Every key with its pattern: what the browser is served.
    public Map<String, String> all() {
        return Map.copyOf(patterns);
    }

    private String pattern(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException("there are no words for " + key));
    }

    /// An argument is put in as it is: a placeholder in it stays one.
    private static String filled(String pattern, Map<String, String> args) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll((MatchResult found) ->
                        Matcher.quoteReplacement(args.getOrDefault(found.group(1), found.group())));
    }
}

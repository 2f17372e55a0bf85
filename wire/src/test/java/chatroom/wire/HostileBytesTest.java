package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Refusal.Code;
import chatroom.wire.RequestCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What bytes that no honest client sends come to. JSON is written here with `'` for `"`.
class HostileBytesTest {
    private static final byte[] STRUCTURE =
            "{}[]\",:\\utfn0-.eE \u0000".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void twenty_thousand_mutilated_frames_are_answered_and_nothing_is_thrown() {
        for (long seed = 0; seed < 10_000; seed++) {
            Frames frames = new Frames(seed);
            Random random = new Random(seed);
            byte[] request = mutilated(RequestCodec.encode(frames.request()), random);
            byte[] frame = mutilated(FrameCodec.encode(frames.frame()), random);
            assertThat(RequestCodec.decode(request)).as("seed %d", seed).isNotNull();
            assertThat(FrameCodec.decode(request)).as("seed %d", seed).isNotNull();
            assertThat(FrameCodec.decode(frame)).as("seed %d", seed).isNotNull();
            assertThat(RequestCodec.decode(frame)).as("seed %d", seed).isNotNull();
        }
    }

    /// Cut, flip, overwrite with what means something in JSON, repeat a piece: once or a few times.
    private static byte[] mutilated(byte[] whole, Random random) {
        byte[] bytes = whole;
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = STRUCTURE[random.nextInt(STRUCTURE.length)];
                case 3 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes = repeated(bytes, at, random.nextInt(40));
            }
        }
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int at, int most) {
        int count = Math.min(most, bytes.length - at);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + count);
        System.arraycopy(bytes, at, longer, at + count, bytes.length - at);
        return longer;
    }

    @Test
    void every_cut_of_a_frame_is_not_json() {
        byte[] whole = json("{'t':'say','id':3,'text':'\\u00e4\\ud83d\\ude42 🙂','x':[1.5e3,{}]}");
        for (int length = 0; length < whole.length; length++) {
            assertThat(RequestCodec.decode(whole, 0, length))
                    .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_NOT_JSON)));
        }
        assertThat(RequestCodec.decode(whole)).isInstanceOf(Decoded.Asked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "'say'",
                "[]",
                "[{'t':'stay','id':1}]",
                "{'t':'stay','id':1} {}",
                "{'t':'stay','id':1},",
                "{'t':'stay','id':1,}",
                "{,'t':'stay','id':1}",
                "{'t':'stay' 'id':1}",
                "{'t' 'stay'}",
                "{t:'stay'}",
                "{'t':'stay','id':01}",
                "{'t':'stay','id':+1}",
                "{'t':'stay','id':1.}",
                "{'t':'stay','id':.5}",
                "{'t':'stay','id':1e}",
                "{'t':'stay','id':-}",
                "{'t':'stay','id':0x1}",
                "{'t':'stay','id':NaN}",
                "{'t':'stay','id':tru}",
                "{'t':'stay','id':True}",
                "{'t':'stay','id':1,'x':[1,]}",
                "{'t':'stay','id':1,'x':[,]}",
                "{'t':'stay','id':1,'x':[}",
                "{'t':'stay','id':1,'x':{]}",
                "{'t':'stay','id':1,'x':{'a'}}",
                "{'t':'stay','id':1,'x':hello}",
                "{'t':'stay','id':1,'x':'\\x'}",
                "{'t':'stay','id':1,'x':'\\u12'}",
                "{'t':'stay','id':1,'x':'\\u12g4'}",
                "{'t':'stay','id':1,'x':'\\'}",
                "{'t':'stay','id':1,'x':'\\ud83d'}",
                "{'t':'stay','id':1,'x':'\\ude42'}",
                "{'t':'stay','id':1,'x':'\\ud83d\\ud83d'}",
                "{'t':'stay','id':1,'x':'\\ud83dx'}",
                "{'t':'stay','id':1,'x':'a\nb'}",
                "{'t':'stay','id':1}\u00a0",
                "{'t':'stay','id':1}\u000b",
                "\ufeff{'t':'stay','id':1}",
                "{'t':'stay','id':1/*x*/}",
            })
    void what_is_not_one_json_object_is_told_so(String frame) {
        assertThat(RequestCodec.decode(json(frame)))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_NOT_JSON)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0 80", // overlong NUL
                "C1 BF",
                "E0 9F BF", // overlong
                "F0 8F BF BF",
                "ED A0 80", // a surrogate
                "F4 90 80 80", // above U+10FFFF
                "F5 80 80 80",
                "80",
                "C3",
                "E2 82",
                "F0 9F 99",
                "C3 28",
                "E2 28 A1",
                "E2 82 28",
                "F0 9F 99 28",
                "FF",
                "FE",
            })
    void what_is_not_utf8_is_not_json(String hex) {
        byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);
        byte[] head = json("{'t':'say','id':1,'text':'");
        byte[] tail = json("'}");
        byte[] frame = Arrays.copyOf(head, head.length + bad.length + tail.length);
        System.arraycopy(bad, 0, frame, head.length, bad.length);
        System.arraycopy(tail, 0, frame, head.length + bad.length, tail.length);
        assertThat(RequestCodec.decode(frame))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_NOT_JSON)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                                                         | 0 | t
                    {'t':null,'id':4}                                          | 4 | t
                    {'t':7,'id':4}                                             | 4 | t
                    {'t':'stay','t':'stay','id':4}                             | 4 | t
                    {'t':'stay','\\u0074':'stay','id':4}                       | 4 | t
                    {'t':'stay'}                                               | 0 | id
                    {'t':'stay','id':null}                                     | 0 | id
                    {'t':'stay','id':'4'}                                      | 0 | id
                    {'t':'stay','id':0}                                        | 0 | id
                    {'t':'stay','id':-4}                                       | 0 | id
                    {'t':'stay','id':4.0}                                      | 0 | id
                    {'t':'stay','id':4e0}                                      | 0 | id
                    {'t':'stay','id':9007199254740992}                         | 0 | id
                    {'t':'stay','id':18446744073709551617}                     | 0 | id
                    {'t':'stay','id':1e999999999}                              | 0 | id
                    {'t':'stay','id':4,'id':5}                                 | 0 | id
                    {'t':'say','id':4}                                         | 4 | text
                    {'t':'say','id':4,'text':null}                             | 4 | text
                    {'t':'say','id':4,'text':['a']}                            | 4 | text
                    {'t':'say','id':4,'text':'a','text':'b'}                   | 4 | text
                    {'t':'watch','id':4,'on':1}                                | 4 | on
                    {'t':'watch','id':4}                                       | 4 | on
                    {'t':'leave','id':4,'whenAdminLeaves':'never'}             | 4 | whenAdminLeaves
                    {'t':'leave','id':4,'whenAdminLeaves':'PASS_ON'}           | 4 | whenAdminLeaves
                    {'t':'create','id':4,'session':'abc','name':'abc','inactivity':-1} | 4 | inactivity
                    {'t':'history','id':4,'before':0,'limit':1}                | 4 | before
                    {'t':'history','id':4,'before':1,'limit':0}                | 4 | limit
                    {'t':'history','id':4,'before':1,'limit':2147483648}       | 4 | limit
                    {'t':'resume','id':4,'session':'x','token':'y','after':-1} | 4 | after
                    {'t':'hello','client':'x'}                                 | 0 | v
                    {'t':'hello','v':1}                                        | 0 | client
                    {'t':'hello','v':1,'client':'x','person':'short'}          | 0 | person
                    {'t':'hello','v':1,'client':'x','then':5}                  | 0 | then
                    {'t':'hello','v':1,'client':'x','then':{'t':'what'}}       | 0 | then
                    {'t':'hello','v':1,'client':'x','then':{'t':'hello','v':1,'client':'x'}} | 0 | then
                    {'t':'hello','v':1,'client':'x','then':{'t':'list'}}       | 0 | id
                    """)
    void a_field_that_is_not_what_it_should_be_is_named(String frame, long id, String field) {
        assertThat(RequestCodec.decode(json(frame)))
                .isEqualTo(new Decoded.Refused(id, Refusal.of(Code.FRAME_BAD, field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'t':'stay','id':4}",
                " {\n'id' : 4 ,\t'x':[true,false,null,-0.5E+3,{'a':{}},[]],'t':'stay'}\r\n",
                "{'\\u0074':'\\u0073tay','i\\u0064':4}",
                "{'id':4,'t':'stay','text':7,'on':'?','x':1,'x':2,'x':1e999999999,'':''}",
            })
    void order_white_space_and_unknown_fields_do_not_matter(String frame) {
        assertThat(RequestCodec.decode(json(frame)))
                .isEqualTo(new Decoded.Asked(new Request.Stay(4)));
    }

    @Test
    void an_unknown_request_is_named_shortly_and_printably() {
        assertThat(RequestCodec.decode(json("{'t':'sing','id':9}")))
                .isEqualTo(new Decoded.Refused(9, Refusal.of(Code.FRAME_UNKNOWN, "sing")));
        assertThat(RequestCodec.decode(json("{'id':9,'t':'\\u001b[2J" + "🙂".repeat(99) + "'}")))
                .isEqualTo(
                        new Decoded.Refused(
                                9,
                                Refusal.of(
                                        Code.FRAME_UNKNOWN, "\\u{1b}[2J" + "🙂".repeat(16) + "…")));
    }

    @Test
    void a_hello_of_another_version_is_understood_as_far_as_its_number() {
        assertThat(RequestCodec.decode(json("{'t':'hello','v':2,'person':[],'then':7}")))
                .isEqualTo(new Decoded.Asked(new Request.Hello(2, "", "", null)));
    }

    @Test
    void nesting_is_bounded_also_in_fields_that_nobody_knows() {
        assertThat(decodeNested(Limits.JSON_DEPTH - 1)).isInstanceOf(Decoded.Asked.class);
        assertThat(decodeNested(Limits.JSON_DEPTH))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_BAD, "deep")));
        assertThat(RequestCodec.decode(json("{'deep':" + "[".repeat(60_000))))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_BAD, "deep")));
        assertThat(RequestCodec.decode(json("[".repeat(60_000))))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_NOT_JSON)));
    }

    private static Decoded decodeNested(int levels) {
        String deep = "{'a':[".repeat(levels / 2) + "[".repeat(levels % 2);
        String back = "]".repeat(levels % 2) + "]}".repeat(levels / 2);
        return RequestCodec.decode(json("{'t':'stay','id':4,'deep':" + deep + back + "}"));
    }

    @Test
    void a_frame_that_is_too_long_is_not_looked_at() {
        String stay = "{'t':'stay','id':4}";
        String full = stay + " ".repeat(Limits.FRAME_BYTES - stay.length());
        assertThat(RequestCodec.decode(json(full))).isInstanceOf(Decoded.Asked.class);
        assertThat(RequestCodec.decode(json(full + " ")))
                .isEqualTo(new Decoded.Refused(0, Refusal.of(Code.FRAME_NOT_JSON)));
    }

    @Test
    void thousands_of_fields_cost_thousands_of_steps_not_millions() {
        StringBuilder frame = new StringBuilder("{");
        while (frame.length() < Limits.FRAME_BYTES - 100) {
            frame.append("'':0,");
        }
        frame.append("'t':'stay','id':4}");
        assertThat(RequestCodec.decode(json(frame.toString())))
                .isEqualTo(new Decoded.Asked(new Request.Stay(4)));
    }

    static byte[] json(String frame) {
        return frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

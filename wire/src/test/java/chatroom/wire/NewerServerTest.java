package chatroom.wire;

import static chatroom.wire.HostileBytesTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.wire.FrameCodec.Decoded;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A client goes on talking to a server that has learned more.
class NewerServerTest {
    @Test
    void an_unknown_event_still_has_its_place_in_the_log() {
        assertThat(FrameCodec.decode(json("{'t':'entry','seq':8,'at':90,'e':'waved','m':[3]}")))
                .isEqualTo(new Decoded.Newer("entry waved", 8, 90));
    }

    @Test
    void an_unknown_event_is_left_out_of_a_page_of_the_past() {
        assertThat(
                        FrameCodec.decode(
                                json(
                                        "{'t':'ok','id':2,'more':false,'entries':["
                                            + "{'t':'entry','seq':8,'at':90,'e':'waved'},"
                                            + "{'t':'entry','seq':9,'at':91,'e':'active','m':3}]}")))
                .isEqualTo(
                        new Decoded.Told(
                                new Frame.Ok(
                                        2,
                                        new Frame.Body.Past(
                                                List.of(new Entry(9, 91, new Event.Active(3))),
                                                List.of(),
                                                false))));
    }

    @Test
    void an_unknown_frame_push_or_close_code_is_passed_over() {
        assertThat(FrameCodec.decode(json("{'t':'typing','m':3}")))
                .isEqualTo(new Decoded.Newer("typing", 0, 0));
        assertThat(FrameCodec.decode(json("{'t':'push','kind':'typing','m':3}")))
                .isEqualTo(new Decoded.Newer("push", 0, 0));
        assertThat(FrameCodec.decode(json("{'t':'bye','code':4999}")))
                .isEqualTo(new Decoded.Newer("bye", 0, 0));
    }

    @Test
    void an_answer_that_says_more_than_we_know_is_still_an_answer() {
        assertThat(FrameCodec.decode(json("{'t':'ok','id':2,'poll':{'a':1}}")))
                .isEqualTo(new Decoded.Told(new Frame.Ok(2, null)));
    }

    @Test
    void an_unknown_refusal_keeps_its_code_and_its_sentence() {
        assertThat(
                        FrameCodec.decode(
                                json(
                                        "{'t':'no','id':2,'code':'muted','args':['x'],'text':'Shh.'}")))
                .isEqualTo(new Decoded.Told(new Frame.NewerNo(2, "muted", List.of("x"), "Shh.")));
    }

    @Test
    void what_no_server_sends_is_broken_and_says_where() {
        assertThat(FrameCodec.decode(json("{'t':'entry','seq':0,'at':90,'e':'active','m':3}")))
                .isEqualTo(new Decoded.Broken(Refusal.of(Refusal.Code.FRAME_BAD, "seq")));
        assertThat(
                        FrameCodec.decode(
                                json(
                                        "{'t':'entry','seq':1,'at':9,'e':'left','m':3,'why':'bored'}")))
                .isEqualTo(new Decoded.Broken(Refusal.of(Refusal.Code.FRAME_BAD, "why")));
        assertThat(
                        FrameCodec.decode(
                                json(
                                        "{'t':'entry','seq':1,'at':9,'e':'said','m':3,'id':1,"
                                                + "'text':'a\\u0000'}")))
                .isEqualTo(new Decoded.Broken(Refusal.of(Refusal.Code.FRAME_BAD, "text")));
        assertThat(
                        FrameCodec.decode(
                                json(
                                        "{'t':'entry','seq':1,'at':9,'e':'joined','m':3,"
                                                + "'name':'','key':'x','door':'plain'}")))
                .isEqualTo(new Decoded.Broken(Refusal.of(Refusal.Code.FRAME_BAD, "name")));
    }
}

package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartPageTest {
    @Test
    void it_says_how_to_join_without_a_script() {
        assertThat(StartPage.of("Physics").html())
                .contains("<h1>Physics</h1>", "./chatroom join --server ADDRESS")
                .doesNotContain("<script");
    }

    @Test
    void the_servers_name_is_text_and_nothing_else() {
        assertThat(StartPage.of("<b>\"Tom & 'Jerry'\"%s").html())
                .contains("<h1>&lt;b&gt;&quot;Tom &amp; &#39;Jerry&#39;&quot;%s</h1>")
                .doesNotContain("<b>");
    }
}

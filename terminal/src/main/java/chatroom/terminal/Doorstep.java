package chatroom.terminal;

import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.core.Limits;

/// Tells somebody who is not in yet that they wait to be let in; all other news go to who shows a
/// conversation, once there is one. Called by the client.
record Doorstep(Surroundings here, Listener inside) implements Listener {
    @Override
    public void hear(News news) throws Exception {
        if (news instanceof News.Waiting) {
            String most = here.wording().span(Limits.KNOCK_FOR);
            here.say(here.wording().of("join.waiting", "time", most));
        } else {
            inside.hear(news);
        }
    }
}

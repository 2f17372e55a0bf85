/// How the program is made from its sources at its first start. The launcher scripts run this
/// package from source, before anything is compiled, so it uses nothing but the JDK.
@NullMarked
package chatroom.app.build;

import org.jspecify.annotations.NullMarked;

/// How people find the server without knowing where it is: the server's side ([Beacon],
/// [Announcer]) and the client's ([Finder]), and the addresses of this machine in the order people
/// are likely to reach it by. What is found is a hint; who the server is, only its key proves.
@NullMarked
package chatroom.discovery;

import org.jspecify.annotations.NullMarked;

META
key;value
description;Four projects
budget;100
vote_type;approval
num_projects;4
num_votes;10
PROJECTS
project_id;cost;votes;name
park;40;6;A park, with a pond
bus;36;5;A bus on Sundays
lib;30;6;"The ""old"" library"
gym;20;3;A gym
VOTES
voter_id;vote
1;park,bus
2;park,bus
3;park,bus
4;park,bus
5;park,lib
6;park,lib
7;bus,lib
8;lib,gym
9;lib,gym
10;lib,gym

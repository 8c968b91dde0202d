"""cardtrail reads interviewers' business cards and plans the follow-up."""
